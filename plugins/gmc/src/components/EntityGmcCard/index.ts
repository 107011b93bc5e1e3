export { EntityGmcCard } from './EntityGmcCard';
