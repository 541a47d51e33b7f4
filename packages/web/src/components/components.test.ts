import { ApolloError } from '@apollo/client/core';
import { mount } from '@vue/test-utils';
import { beforeAll, expect, test } from 'vitest';
import { type JinguoI18n, setTongue, setUpI18n } from '../i18n.ts';
import AsyncPart from './AsyncPart.vue';
import BlossomMark from './BlossomMark.vue';
import QrCode from './QrCode.vue';
import ReasonList from './ReasonList.vue';
import StateTag from './StateTag.vue';

let i18n: JinguoI18n;
beforeAll(async () => {
  i18n = await setUpI18n({ zh: {}, en: async () => ({ default: {} }) });
});
const options = () => ({ global: { plugins: [i18n] } });

test('every reason is shown, in the reader’s language', async () => {
  const reasons = [
    { code: 'OPENING_FULL', message: '名额已满。' },
    { code: 'TIME_CLASH', message: '与您已报名的时段时间重叠，请先取消那一个。' },
  ];
  const list = mount(ReasonList, { props: { reasons, announce: true }, ...options() });
  expect(list.findAll('li').map((item) => item.text())).toEqual(reasons.map((reason) => reason.message));
  expect(list.attributes('role')).toBe('alert');
  // The list itself keeps its role, or a screen reader hears lines without a list.
  expect(list.find('ul').attributes('role')).toBeUndefined();
  await setTongue('en');
  expect(list.find('li').text()).toBe('Full.');
  await setTongue('zh');
});

test('a state is a word and an icon, never colour alone', () => {
  const tag = mount(StateTag, { props: { tone: 'waiting', word: '待审核' } });
  expect(tag.text()).toBe('待审核');
  expect(tag.find('svg path').attributes('d')).toBeTruthy();
});

test('a part is loading, failed with a retry, without right, empty, or there', async () => {
  const part = mount(AsyncPart, {
    props: { ready: false },
    slots: { default: '<b>内容</b>', empty: '去找活动' },
    ...options(),
  });
  expect(part.find('[role=status]').exists()).toBe(true);
  await part.setProps({ error: new ApolloError({ networkError: new TypeError('x') }) });
  expect(part.text()).toContain('网络不通');
  await part.find('button').trigger('click');
  expect(part.emitted('retry')).toHaveLength(1);
  await part.setProps({
    error: new ApolloError({ graphQLErrors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }),
  });
  expect(part.text()).toContain('这里您暂时看不到');
  await part.setProps({ ready: true, empty: true, error: undefined });
  expect(part.text()).toContain('去找活动');
  await part.setProps({ empty: false });
  expect(part.text()).toBe('内容');
});

test('the mark is a blossom of six petals', () => {
  expect(mount(BlossomMark).find('g').findAll('path')).toHaveLength(6);
});

test('a QR code is drawn here, without any service', () => {
  const code = mount(QrCode, { props: { text: 'https://example.org/c/1/2' }, ...options() });
  expect(code.find('path').attributes('d')?.length).toBeGreaterThan(1000);
  expect(code.find('title').text()).toContain('https://example.org/c/1/2');
});
