import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import { safeNext } from './composables/useSignIn.ts';
import SignInPage from './pages/SignInPage.vue';

test('after signing in one is led only to pages of this app', () => {
  expect(safeNext('/hours?mine=1')).toBe('/hours?mine=1');
  expect(safeNext('//evil.example')).toBe('/');
  expect(safeNext('/\\evil.example')).toBe('/');
  expect(safeNext('https://evil.example')).toBe('/');
});

test('a number shared by a family asks which person, then for the six digits', async () => {
  const { wrapper, asked, text } = await render(SignInPage, {
    answers: {
      Entering: () => ({ entering: null }),
      SignIn: ({ input }) => ({
        signIn: (input as { accountId: string | null }).accountId
          ? {
              __typename: 'SecondFactorNeeded',
              expiresAt: '2026-11-28T00:00:00Z',
              authenticator: true,
              textMessage: false,
            }
          : {
              __typename: 'ChooseAccount',
              candidates: [
                { __typename: 'AccountChoice', accountId: 'a1', nameMasked: '王*兰' },
                { __typename: 'AccountChoice', accountId: 'a2', nameMasked: '李*' },
              ],
            },
      }),
    },
  });
  await wrapper.find('input[name=phone]').setValue('13800000001');
  await wrapper.find('input[name=password]').setValue('demo-password');
  await wrapper.find('form').trigger('submit');
  await flushPromises();
  expect(text()).toContain('王*兰');
  await wrapper
    .findAll('button')
    .find((one) => one.text().includes('李*'))
    ?.trigger('click');
  await flushPromises();
  expect(asked.at(-1)?.variables).toMatchObject({ input: { accountId: 'a2' } });
  expect(wrapper.find('input#code').exists()).toBe(true);
});

test('with what was shown once she first chooses a password of her own, typed twice alike', async () => {
  const { wrapper, asked, text } = await render(SignInPage, {
    answers: {
      Entering: () => ({ entering: null }),
      SignIn: () => ({ signIn: { __typename: 'OwnSecretsNeeded', needs: ['PASSWORD', 'SECOND_FACTOR'] } }),
      ChoosePassword: () => ({ choosePassword: { __typename: 'OwnSecretsNeeded', needs: ['SECOND_FACTOR'] } }),
      BeginSecondFactor: () => ({
        beginSecondFactor: {
          __typename: 'Enrolment',
          secret: 'ABCDEFGH',
          otpUri: 'otpauth://totp/x?secret=ABCDEFGH',
          expiresAt: '2026-11-28T00:00:00Z',
        },
      }),
    },
  });
  await wrapper.find('input[name=phone]').setValue('13800000001');
  await wrapper.find('input[name=password]').setValue('abcd-efgh');
  await wrapper.find('form').trigger('submit');
  await flushPromises();
  await wrapper.find('#new-password').setValue('Wode-mima-1');
  await wrapper.find('#new-password-again').setValue('Wode-mima-2');
  await wrapper.find('form').trigger('submit');
  await flushPromises();
  expect(asked.map((one) => one.name)).not.toContain('ChoosePassword');
  await wrapper.find('#new-password-again').setValue('Wode-mima-1');
  await wrapper.find('form').trigger('submit');
  await flushPromises();
  expect(text()).toContain('ABCD EFGH');
});
