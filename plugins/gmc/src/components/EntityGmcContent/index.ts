export { EntityGmcContent } from './EntityGmcContent';
