import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import AffectedPeople from './components/AffectedPeople.vue';

const range = { __typename: 'TimeRange' as const, startsAt: '2026-11-28T01:00:00Z', endsAt: '2026-11-28T03:00:00Z' };
const person = (id: string, code: string | null, mayKeep: boolean) => ({
  __typename: 'PersonAffected' as const,
  signUpId: id,
  state: 'SIGNED_UP' as const,
  postName: '演示岗位',
  openingId: 'o1',
  loses: false,
  mayKeep,
  unfit: code
    ? [
        {
          __typename: 'Reason' as const,
          code,
          message: '资格在服务当天已过期。',
          field: null,
          overridable: false,
          params: [],
        },
      ]
    : [],
  volunteer: { __typename: 'VolunteerBrief' as const, id: `v-${id}`, name: `演示·${id}`, phoneMasked: '138****0001' },
  was: range,
  becomes: range,
  clash: null,
});

test('of each who does not meet the conditions one decision is taken: released, or kept where something can be renewed', async () => {
  const { wrapper } = await render(AffectedPeople, {
    props: {
      people: [
        person('甲', 'QUALIFICATION_EXPIRED', true),
        person('乙', 'QUALIFICATION_MISSING', false),
        person('丙', null, false),
      ],
      mayTick: (one: { unfit: readonly unknown[] }) => one.unfit.length > 0,
      tickLabel: '取消报名',
    },
  });
  const boxes = (name: string) =>
    wrapper
      .findAll('.people__one')
      .find((one) => one.text().includes(name))
      ?.findAll('input') ?? [];
  expect(boxes('演示·甲')).toHaveLength(2);
  expect(boxes('演示·乙')).toHaveLength(1);
  expect(boxes('演示·丙')).toHaveLength(0);
  await boxes('演示·甲')[0]?.setValue(true);
  expect(wrapper.emitted('update:kept')?.at(-1)).toEqual([['甲']]);
  await wrapper.setProps({ kept: ['甲'] } as object);
  await boxes('演示·甲')[1]?.setValue(true);
  expect(wrapper.emitted('update:modelValue')?.at(-1)).toEqual([['甲']]);
  expect(wrapper.emitted('update:kept')?.at(-1)).toEqual([[]]);
});
