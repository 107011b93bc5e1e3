import { createApp } from '@backstage/frontend-defaults';

// Every plugin that package.json lists is found by `app.packages: all`.
export default createApp();
