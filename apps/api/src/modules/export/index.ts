/** What the entry points may use of export. */
export { exportModule } from './export.module.ts';
