import pg from 'pg';
import type { Cipher } from '../../platform/crypto/cipher.ts';
import { makeActivities, planActivities } from './activities.ts';
import { Ahead } from './ahead.ts';
import { seedId } from './ids.ts';
import { makePeople } from './people.ts';
import { makeTeams } from './places.ts';
import { makeLedger, makeRecords } from './records.ts';
import { pastOf, recordsOf, type Scale } from './scale.ts';
import { makeScans, makeSignUps, stagePlan } from './sign-ups.ts';
import { analyzeAll, dropSecondary, restoreSecondary } from './storage.ts';

type Tell = (text: string) => void;

/**
 * Fills a migrated database that already holds divisions, units and service types. All in one transaction: a seed that
 * fails leaves nothing behind, neither rows nor missing indexes.
 */
export async function runSeed(ownerUrl: string, cipher: Cipher, scale: Scale, tell: Tell): Promise<void> {
  const begun = Date.now();
  const seconds = (): string => `${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s`;
  const step = async <T>(words: string, work: () => Promise<T>): Promise<T> => {
    const result = await work();
    tell(`${seconds()}  ${words}`);
    return result;
  };
  const [client, beside] = [0, 1].map(() => new pg.Client({ connectionString: ownerUrl })) as [pg.Client, pg.Client];
  try {
    await client.connect();
    await beside.connect();
    await fill(client, cipher, scale, tell, step);
    await step('统计信息', () => analyzeAll([client, beside]));
    tell(`${seconds()}  完成（${scale.name}）`);
  } finally {
    await client.end();
    await beside.end();
  }
}

async function fill(
  client: pg.Client,
  cipher: Cipher,
  scale: Scale,
  tell: Tell,
  step: <T>(words: string, work: () => Promise<T>) => Promise<T>,
): Promise<void> {
  const seeded = await client.query('select 1 from team where id = $1', [seedId('team', 0)]);
  if (seeded.rowCount) throw new Error('这个数据库已经写入过演练数据，不再重复写入；要换规模请换一个新数据库。');
  const today = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  const ahead = new Ahead();
  await client.query('begin');
  try {
    await client.query(`set local synchronous_commit = off; set local maintenance_work_mem = '512MB'; set local work_mem = '128MB';
      set local max_parallel_maintenance_workers = 2; set local timezone = 'UTC'; set local jit = off`);
    const definitions = await step('索引与外键暂时取下', () => dropSecondary(client));
    const places = await step(`${scale.teams} 支服务队`, () => makeTeams(client, scale));
    const maker = { client, cipher, scale, places, today };
    const plan = await planActivities(maker);
    await step(`${pastOf(scale) + scale.upcoming} 场活动`, () => makeActivities(maker, plan));
    await stagePlan(client, plan);
    // Nothing refers to anything yet: keys are validated at the end. So these are made while the next three run.
    await makePeople(maker, ahead);
    makeLedger(scale, plan, ahead);
    await step('报名', () => makeSignUps(client, scale, plan));
    await step('签到与签退', () => makeScans(client, scale));
    await step(`${recordsOf(scale)} 条服务记录`, () => makeRecords(client, scale));
    await step(`${scale.volunteers} 名志愿者、账号与工时台账`, () => ahead.send(client));
    await step('索引与外键重建', () => restoreSecondary(client, definitions, tell));
    await client.query('commit');
  } catch (error) {
    ahead.stop();
    await client.query('rollback');
    throw error;
  }
}
