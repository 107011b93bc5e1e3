import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole apps are rendered, extensions loaded lazily: a busy machine needs more
// than the usual second for the first of them.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(40_000);
