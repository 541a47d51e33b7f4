/** For the entry points only: no module imports insight. */
export { insightModule } from './insight.module.ts';
