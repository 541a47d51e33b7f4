import { onBeforeUnmount, ref, watchEffect } from 'vue';

/** The last breadcrumb when a page knows better than its route: the name of the thing shown. */
export const crumbTitle = ref('');

/** While the page is open, the last breadcrumb says this. */
export function useCrumb(title: () => string | null | undefined): void {
  watchEffect(() => {
    crumbTitle.value = title() ?? '';
  });
  onBeforeUnmount(() => {
    crumbTitle.value = '';
  });
}
