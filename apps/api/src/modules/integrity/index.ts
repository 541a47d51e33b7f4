/** What the entry points may use of integrity. */
export { integrityModule } from './integrity.module.ts';
