import { reactive } from 'vue';
import type { Router } from 'vue-router';

/** Keys of pages whose address changed while they stayed open. */
const kept = reactive(new Map<string, string>());
let turn = 0;

/** What tells one page from the next: its path, or the one it was opened under. */
export const pageKey = (path: string): string => kept.get(path) ?? path;

/**
 * What was being made has been stored and has an address of its own now: the page takes it and stays, with all that was
 * typed. The address it leaves opens a fresh page the next time.
 */
export async function stayAs(router: Router, path: string): Promise<void> {
  const was = router.currentRoute.value.path;
  kept.set(path, pageKey(was));
  await router.replace(path);
  kept.set(was, `${was}#${(turn += 1)}`);
}
