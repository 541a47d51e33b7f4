import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { operationsOf } from '../../apps/api/src/platform/graphql/operations-of.ts';
import { digestOf, manifestName } from '../../apps/api/src/platform/graphql/trusted-documents.ts';
import { root } from './steps.ts';

/** Lays the digests of both apps' operations beside the built API: what TRUSTED_DOCUMENTS=true answers. */
export function writeManifest(): void {
  const folders = ['apps/admin/src', 'apps/volunteer/src', 'packages/web/src'];
  const digests = folders.flatMap((folder) => operationsOf(resolve(root, folder)).map(digestOf));
  writeFileSync(resolve(root, 'apps/api/dist', manifestName), `${JSON.stringify([...new Set(digests)].sort())}\n`);
}
