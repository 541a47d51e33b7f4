import { createClient, type JinguoI18n, type MeData, setUpI18n } from '@jinguo/web';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import type { Component } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import zh from '../messages/zh.ts';

/** What the server answers to an operation; `offline` is a network that does not answer at all. */
export type Answer = object | 'offline' | ((variables: Record<string, unknown>) => object | 'offline');
export interface Sent {
  readonly operation: string;
  readonly variables: Record<string, unknown>;
}
export interface World {
  readonly client: ReturnType<typeof createClient>;
  readonly sent: Sent[];
  readonly answers: Record<string, Answer>;
}

/** A server of our own for one test: answers by operation name and remembers what was sent. */
export function makeWorld(answers: Record<string, Answer> = {}): World {
  const sent: Sent[] = [];
  const world = { answers, sent } as { -readonly [Key in keyof World]: World[Key] };
  world.client = createClient({
    app: 'volunteer',
    fetch: async (_url, init) => {
      const { operationName, variables } = JSON.parse(String(init?.body)) as {
        operationName: string;
        variables: Record<string, unknown>;
      };
      sent.push({ operation: operationName, variables });
      const answer = world.answers[operationName];
      const data = typeof answer === 'function' ? answer(variables) : answer;
      if (data === 'offline' || data === undefined) throw new TypeError('Failed to fetch');
      return new Response(JSON.stringify({ data }), { headers: { 'content-type': 'application/json' } });
    },
  });
  return world;
}

let i18n: JinguoI18n | undefined;

/** Mounts a page or component as the app would, with every other page a blank one. */
export async function show(
  component: Component,
  props: Record<string, unknown>,
  world: World,
  at = '/',
): Promise<{ page: VueWrapper; router: Router }> {
  i18n ??= await setUpI18n({ zh, en: () => import('../messages/en.ts') });
  const blank = { template: '<i />' };
  const names = [
    'home',
    'activities',
    'activity',
    'shifts',
    'checkIn',
    'hours',
    'record',
    'signIn',
    'register',
    'join',
    'notice-item',
    'complain',
    'complaint',
    'complaints',
    'visit',
  ];
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      ...names.map((name) => ({ path: `/${name}/:id?`, name, component: blank })),
      { path: '/:rest(.*)*', component: blank },
    ],
  });
  await router.push(at);
  const page = mount(component, {
    props,
    global: { plugins: [i18n, router], provide: { [DefaultApolloClient as symbol]: world.client } },
  });
  await flushPromises();
  return { page, router };
}

/** Lets what was started come to rest: requests, cache, drawing. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    await flushPromises();
  }
}

const allowed = { __typename: 'Verdict', allowed: true, reasons: [] };
export const refused = (...reasons: [code: string, message: string][]) => ({
  __typename: 'Verdict',
  allowed: false,
  reasons: reasons.map(([code, message]) => ({
    __typename: 'Reason',
    code,
    message,
    field: null,
    overridable: false,
    params: [],
  })),
});
export const refusal = (...reasons: [code: string, message: string, field?: string][]) => ({
  __typename: 'Refused',
  reasons: reasons.map(([code, message, field]) => ({
    __typename: 'Reason',
    code,
    message,
    field: field ?? null,
    overridable: false,
    params: [],
  })),
});

/** A shift of hers that has just begun; a test changes the one thing it is about. */
export function makeShift(change: Record<string, unknown> = {}, activity: Record<string, unknown> = {}) {
  const now = Date.now();
  return {
    __typename: 'MySignUp',
    id: 's1',
    state: 'SIGNED_UP',
    startsAt: new Date(now - 60_000).toISOString(),
    endsAt: new Date(now + 3_600_000).toISOString(),
    postName: '签到引导',
    checkedInAt: null,
    checkedOutAt: null,
    offlineInAt: null,
    offlineOutAt: null,
    leavingReason: null,
    version: 1,
    change: null,
    visit: null,
    canCancel: allowed,
    canCheckIn: allowed,
    canCheckOut: refused(['NOT_CHECKED_IN', '还没有签到，不能签退。']),
    activity: {
      __typename: 'ActivityCard',
      id: 'a1',
      title: '演示·冬衣整理',
      place: '社区之家',
      placeName: '演示社区',
      unitName: '演示区妇联',
      typeName: '邻里互助',
      sealed: false,
      homeVisit: false,
      personInCharge: '演示·李桂英',
      startsAt: new Date(now).toISOString(),
      endsAt: new Date(now + 3_600_000).toISOString(),
      ...activity,
    },
    ...change,
  };
}
export const shifts = (...nodes: object[]) => ({
  mySignUps: {
    __typename: 'MySignUpConnection',
    edges: nodes.map((node, index) => ({ __typename: 'MySignUpEdge', cursor: String(index), node })),
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  },
});
export const me = (accountId = 'acc-1'): MeData => ({
  me: {
    accountId,
    name: '演示·王秀兰',
    phoneMasked: '139****0011',
    unreadMessages: 0,
    volunteer: {
      id: 'v1',
      number: '1',
      state: 'ACTIVE',
      villageCode: '370303001001',
      placeName: '演示社区',
    },
    duties: [],
  },
});
