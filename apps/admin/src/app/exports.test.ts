import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { Component } from 'vue';
import AccountsPage from '../features/access/pages/AccountsPage.vue';
import AccessRightsPage from '../features/access/pages/RightsPage.vue';
import AuditPage from '../features/audit/pages/AuditPage.vue';
import ConsentsPage from '../features/registers/pages/ConsentsPage.vue';
import LedgerPage from '../features/registers/pages/LedgerPage.vue';
import QualificationsPage from '../features/registers/pages/QualificationsPage.vue';
import RevealsPage from '../features/registers/pages/RevealsPage.vue';
import ScansPage from '../features/registers/pages/ScansPage.vue';
import SignUpsPage from '../features/registers/pages/SignUpsPage.vue';
import { render } from '../testing/render.ts';

interface Page {
  readonly kind: string;
  readonly page: Component;
  /** The operation of the page's list, and the field it asks. */
  readonly list: readonly [string, string];
  /** Where the order takes the page's filter. */
  readonly filter: string;
  readonly query: string;
}
const pages: readonly Page[] = [
  {
    kind: 'SIGN_UPS',
    page: SignUpsPage,
    list: ['SignUps', 'signUps'],
    filter: 'signUps',
    query: 'keyword=王&state=NO_SHOW',
  },
  {
    kind: 'SCANS',
    page: ScansPage,
    list: ['Scans', 'scans'],
    filter: 'scans',
    query: 'kind=IN&refused=1&period=month',
  },
  {
    kind: 'QUALIFICATIONS',
    page: QualificationsPage,
    list: ['Qualifications', 'qualifications'],
    filter: 'qualifications',
    query: 'standing=EXPIRED',
  },
  {
    kind: 'CONSENTS',
    page: ConsentsPage,
    list: ['Consents', 'consents'],
    filter: 'consents',
    query: 'withdrawn=1&version=2',
  },
  {
    kind: 'LEDGER',
    page: LedgerPage,
    list: ['LedgerEntries', 'ledgerEntries'],
    filter: 'ledger',
    query: 'reversals=1&source=SCAN',
  },
  { kind: 'REVEALS', page: RevealsPage, list: ['Reveals', 'reveals'], filter: 'reveals', query: 'field=PHONE' },
  {
    kind: 'AUDIT',
    page: AuditPage,
    list: ['AuditLog', 'auditLog'],
    filter: 'audit',
    query: 'outcome=REFUSED&action=people.sign-in',
  },
  { kind: 'ACCOUNTS', page: AccountsPage, list: ['Accounts', 'accounts'], filter: 'accounts', query: 'keyword=李' },
  {
    kind: 'GRANTS',
    page: AccessRightsPage,
    list: ['RightsAt', 'rightsAt'],
    filter: 'rights',
    query: 'action=roster.read&soon=1',
  },
];

test.each(pages)(
  '$kind: the sheet is asked for as its page is filtered',
  async ({ kind, page, list, filter, query }) => {
    const [operation, field] = list;
    const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
    const { wrapper, asked } = await render(page, {
      path: `/here?${query}`,
      answers: {
        ListSettings: () => ({ listSettings: { __typename: 'ListSettings', hidden: [], views: [] } }),
        [operation]: () => ({ [field]: { __typename: `${operation}Connection`, edges: [], pageInfo } }),
        RequestExport: () => ({ requestExport: { __typename: 'Refused', reasons: [] } }),
      },
    });
    await wrapper
      .findAll('button')
      .find((button) => button.text() === '导出')
      ?.trigger('click');
    await flushPromises();
    const shown = asked.filter(({ name }) => name === operation).at(-1)?.variables;
    const ordered = asked.find(({ name }) => name === 'RequestExport')?.variables;
    const input = { ...(ordered?.['input'] as Record<string, unknown> | undefined) };
    expect(input).toMatchObject({ kind, tongue: 'zh' });
    expect(input[filter]).toEqual(shown?.['filter']);
    expect(Object.values(input[filter] as object).filter((value) => value !== null).length).toBeGreaterThan(1);
    if (shown?.['unitId']) expect(input['unitId']).toBe(shown['unitId']);
  },
);
