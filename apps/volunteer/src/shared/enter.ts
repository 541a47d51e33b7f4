import { loadMe } from '@jinguo/web';
import { client } from '../client.ts';
import { dropSnapshot } from './offline/snapshot.ts';

/** After signing in: nothing of whoever used the phone before stays, and she is known to every page. */
export async function enter(): Promise<void> {
  await dropSnapshot();
  await client.clearStore();
  await loadMe(client, true);
}
