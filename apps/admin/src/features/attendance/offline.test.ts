import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import OfflineScans from './components/OfflineScans.vue';

const yes = { __typename: 'Verdict', allowed: true, reasons: [] };
const reason = (code: string, message: string) => ({
  __typename: 'Reason',
  code,
  message,
  field: null,
  overridable: false,
  params: [],
});
const no = (code: string, message: string) => ({
  __typename: 'Verdict',
  allowed: false,
  reasons: [reason(code, message)],
});
const scan = (id: string, signUpId: string, kind: 'IN' | 'OUT', more: object = {}) => ({
  __typename: 'OfflineScan' as const,
  id,
  kind,
  signUpId,
  at: kind === 'IN' ? '2026-11-24T00:03:10Z' : '2026-11-24T02:01:40Z',
  receivedAt: '2026-11-24T09:00:00Z',
  postName: '演示岗位',
  startsAt: '2026-11-24T00:00:00Z',
  endsAt: '2026-11-24T02:00:00Z',
  volunteer: {
    __typename: 'VolunteerBrief' as const,
    id: `v-${signUpId}`,
    name: `演示·${signUpId}`,
    phoneMasked: '138****0001',
  },
  canConfirm: yes,
  canDecline: yes,
  ...more,
});
const press = async (word: string): Promise<void> => {
  const buttons = [...document.querySelectorAll('button')].filter((one) => one.textContent?.trim() === word);
  buttons.at(-1)?.click();
  await flushPromises();
};

test('arrival and leaving of one person are one line, and are vouched for together only after she says she was there', async () => {
  const { wrapper, asked } = await render(OfflineScans, {
    props: {
      scans: [
        scan('o1', '甲', 'IN'),
        scan('o2', '甲', 'OUT', { canConfirm: no('NOT_CHECKED_IN', '还没有签到，不能签退。') }),
      ],
      more: false,
    },
    answers: {
      ConfirmOfflineScans: () => ({ confirmOfflineScans: { __typename: 'OfflineScansDecided', ids: ['o1', 'o2'] } }),
    },
  });
  expect(wrapper.findAll('.scan')).toHaveLength(1);
  expect(wrapper.text()).toContain('08:03 签到 · 10:01 签退');
  await press('确认');
  expect(asked.some((one) => one.name === 'ConfirmOfflineScans')).toBe(false);
  await press('我在场，见到了');
  expect(asked.find((one) => one.name === 'ConfirmOfflineScans')?.variables).toEqual({
    ids: ['o1', 'o2'],
    wasThere: true,
  });
  expect(wrapper.emitted('changed')).toHaveLength(1);
  wrapper.unmount();
});

test('one’s own has no buttons and says why', async () => {
  const own = no('OWN_ATTENDANCE', '不能给自己代签到，请由另一位队长办理。');
  const { wrapper } = await render(OfflineScans, {
    props: { scans: [scan('o1', '乙', 'IN', { canConfirm: own, canDecline: { ...own } })], more: false },
  });
  expect(wrapper.findAll('.scan button')).toHaveLength(0);
  expect(wrapper.text()).toContain('请由另一位队长办理');
  wrapper.unmount();
});
