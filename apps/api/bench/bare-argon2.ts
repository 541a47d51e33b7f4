import 'reflect-metadata';
import { createServer } from 'node:http';
import { hash, verify } from '@node-rs/argon2';
import { passwordCost } from '../src/modules/people/index.ts';

/** The yardstick of a sign-in: argon2id alone, at the cost the platform chose; `/100` compares a hundred times. */
const password = 'Jinguo-bench-2026';
const stored = await hash(password, passwordCost);

async function compare(times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) if (!(await verify(stored, password))) throw new Error('unreachable');
}

createServer((request, response) => {
  compare(Number((request.url ?? '').slice(1)) || 0).then(
    () => response.end('ok'),
    () => response.destroy(),
  );
}).listen(Number(process.env['PORT']), '127.0.0.1');
