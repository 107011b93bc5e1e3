export { validateApplication } from './validateApplication';
