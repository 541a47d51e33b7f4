import 'reflect-metadata';
import { readEnv } from '../platform/env.ts';
import { endOnWrongSettings } from '../platform/settings/problem.ts';
import { checkNode } from './check-node.ts';
import { loadBasics } from './load-basics.ts';

/** Divisions, units, service types and the privacy notice, and nobody: what a platform for real people starts with. */
checkNode();
try {
  const env = readEnv();
  await loadBasics(env);
} catch (error) {
  endOnWrongSettings(error);
}
