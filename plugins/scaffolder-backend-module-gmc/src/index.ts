/**
 * Template actions for OPEA applications.
 *
 * @packageDocumentation
 */
export { scaffolderModuleGmc as default } from './module';
