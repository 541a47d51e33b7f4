import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import MembershipsPage from './pages/MembershipsPage.vue';

const row = (id: string, state: string, name: string): object => ({
  __typename: 'MembershipEdge',
  cursor: id,
  node: {
    __typename: 'Membership',
    id,
    state,
    requestedAt: '2026-11-20T02:00:00Z',
    decidedAt: state === 'LEFT' ? '2026-11-21T02:00:00Z' : null,
    reason: null,
    team: { __typename: 'TeamCard', id: 't1', name: '演示·巾帼队', unitName: '演示村妇联' },
    volunteer: { __typename: 'VolunteerBrief', id: `v-${id}`, name, phoneMasked: '138****0001' },
  },
});

test('each membership names person, team and state; whoever left is masked and leads to no page', async () => {
  const { wrapper, asked } = await render(MembershipsPage, {
    actions: ['volunteer.read'],
    path: '/memberships?state=LEFT',
    answers: {
      ListSettings: () => ({ listSettings: { __typename: 'ListSettings', hidden: [], views: [] } }),
      TeamsToJoin: () => ({ teams: { __typename: 'TeamConnection', edges: [] } }),
      Memberships: () => ({
        memberships: {
          __typename: 'MembershipConnection',
          edges: [row('m1', 'ACTIVE', '演示·王丽'), row('m2', 'LEFT', '演**丽')],
          pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: 'm2' },
        },
      }),
    },
  });
  expect(asked.find(({ name }) => name === 'Memberships')?.variables).toMatchObject({ filter: { state: 'LEFT' } });
  expect(wrapper.text()).toContain('演示·巾帼队');
  const links = wrapper.findAll('a').map((link) => link.attributes('href') ?? '');
  expect(links.some((href) => href.endsWith('/volunteers/v-m1'))).toBe(true);
  expect(links.some((href) => href.endsWith('/volunteers/v-m2'))).toBe(false);
});
