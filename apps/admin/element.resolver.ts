import { fileURLToPath } from 'node:url';
import type { ComponentResolver } from 'unplugin-vue-components';

const own = new Set(['ElSelect', 'ElOption', 'ElOptionGroup', 'ElTabPane', 'ElTabs', 'ElTree', 'ElConfigProvider']);
const from = fileURLToPath(new URL('./src/shared/element.ts', import.meta.url));

/** A few components come through our own typed door (see src/shared/element.ts), the rest straight from Element Plus. */
export const typedDoor: ComponentResolver = {
  type: 'component',
  resolve: (name) => (own.has(name) ? { name, from } : undefined),
};
