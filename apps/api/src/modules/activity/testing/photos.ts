import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import Fastify from 'fastify';
import { pino } from 'pino';
import sharp from 'sharp';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { registerFiles } from '../../../platform/files/register-files.ts';
import { deliverNext } from '../../../platform/outbox/deliver.ts';
import { activityModule } from '../index.ts';
import { refused, type Scene } from './scene.ts';

const PHOTO = `{ __typename ... on PhotoSaved { photo { id caption audience people fileUrl withdrawnAt withdrawReason canWithdraw { allowed } } } ${refused} }`;
const ADD = `mutation($input: AddPhotoInput!) { addPhoto(input: $input) ${PHOTO} }`;
const WITHDRAW = `mutation($id: ID!, $reason: String!) { withdrawPhoto(id: $id, reason: $reason) ${PHOTO} }`;
const ALL = `query($id: ID!) { activityPhotos(activityId: $id) { totalCount edges { node { id caption fileUrl people withdrawnAt withdrawReason } } } }`;
const SHOWN = `query($id: ID!) { shownPhotos(activityId: $id) { edges { node { id caption fileUrl } } } }`;

export interface Photo {
  id: string;
  caption: string;
  people: number;
  fileUrl: string | null;
  withdrawnAt: string | null;
}
interface Edges {
  edges: { node: Photo }[];
}

/** What a test of photos asks of the API: files over HTTP as a browser sends them, the rest by GraphQL. */
export async function photosOf(scene: Scene) {
  const { world } = scene;
  const folder = await mkdtemp(join(tmpdir(), 'jinguo-photos-'));
  // The worker erases where the API keeps.
  const services = Object.assign(world.services, { env: { ...world.services.env, FILES_DIR: folder } });
  let reader: Actor | null = null;
  const app = Fastify();
  await app.register(cookie);
  await registerFiles(app, services, async () => world.context(reader));
  const quiet = pino({ level: 'silent' });
  const upload = async (bytes: Buffer, actor: Actor = scene.coordinator) => {
    reader = actor;
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), 'photo.jpg');
    const request = new Request('http://localhost/files', { method: 'POST', body });
    const type = request.headers.get('content-type') ?? '';
    const payload = Buffer.from(await request.arrayBuffer());
    const response = await app.inject({ method: 'POST', url: '/files', headers: { 'content-type': type }, payload });
    return response.json<{ id: string; reasons?: { code: string }[] }>();
  };
  const ask = <T>(actor: Actor | null, query: string, variables: Record<string, unknown>) =>
    scene.ask<T>(actor, query, variables);
  type Saved = { photo?: Photo };
  return {
    upload,
    async add(activityId: string, more: Record<string, unknown> = {}, actor: Actor = scene.coordinator) {
      const fileId = 'fileId' in more ? more['fileId'] : (await upload(await picture(), actor)).id;
      const input = {
        activityId,
        caption: '给老人理发',
        audience: 'VOLUNTEERS',
        people: [],
        stated: true,
        ...more,
        fileId,
      };
      return (await ask<{ addPhoto: Saved }>(actor, ADD, { input })).addPhoto;
    },
    withdraw: async (id: string, reason = '本人不愿再公开', actor: Actor = scene.coordinator) =>
      (await ask<{ withdrawPhoto: Saved }>(actor, WITHDRAW, { id, reason })).withdrawPhoto,
    all: async (id: string, actor: Actor | null = scene.coordinator) =>
      (await ask<{ activityPhotos: Edges }>(actor, ALL, { id })).activityPhotos.edges.map(({ node }) => node),
    shown: async (id: string, actor: Actor | null) =>
      (await ask<{ shownPhotos: Edges }>(actor, SHOWN, { id })).shownPhotos.edges.map(({ node }) => node),
    async open(url: string | null | undefined, actor: Actor | null) {
      reader = actor;
      return await app.inject({ method: 'GET', url: url ?? '/files/none' });
    },
    async deliver() {
      while (await deliverNext(services, activityModule.subscribers ?? [], quiet));
    },
    kept: async (fileId: string) => (await readdir(folder, { recursive: true })).some((name) => name.includes(fileId)),
    close: async (id: string) =>
      void (await services.read.rows(sql`insert into activity_closing (activity_id, county_code, people_served, summary, closed_by, closed_at)
        select id, county_code, 3, '小结', ${scene.coordinator.accountId}, now() from activity where id = ${id}`)),
    async end() {
      await app.close();
      await world.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A photo that says where it was taken. */
export const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#c33' } })
    .withExif({ IFD0: { Copyright: 'secret place' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 48/1 0/1' } })
    .jpeg()
    .toBuffer();
