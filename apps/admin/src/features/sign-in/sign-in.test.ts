import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import { safeNext } from './composables/useSignIn.ts';
import FirstPage from './pages/FirstPage.vue';
import RestorePage from './pages/RestorePage.vue';
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

test('where it cannot even be asked what she had still to do, she begins with her password', async () => {
  const { text } = await render(SignInPage, {
    answers: {
      Entering: () => {
        throw new Error('the client itself fails, before any answer');
      },
    },
  });
  await flushPromises();
  expect(text()).toContain('密码');
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

const link = {
  OpenFirstAdministrator: () => ({
    openFirstAdministrator: {
      __typename: 'FirstSecrets',
      secret: 'ABCDEFGH',
      otpUri: 'otpauth://totp/x?secret=ABCDEFGH',
    },
  }),
  BeginRestoration: () => ({
    beginRestoration: {
      __typename: 'RestorationSecrets',
      phoneMasked: '138****0001',
      secret: 'ABCDEFGH',
      otpUri: 'otpauth://totp/x?secret=ABCDEFGH',
    },
  }),
};
const gone = {
  __typename: 'Refused',
  reasons: [
    {
      __typename: 'Reason',
      code: 'LINK_INVALID',
      message: '链接已失效。',
      field: null,
      overridable: false,
      params: [],
    },
  ],
};

test.each([
  ['of the first administrator', FirstPage, 'OpenFirstAdministrator', 'openFirstAdministrator'],
  ['of a restoration', RestorePage, 'BeginRestoration', 'beginRestoration'],
] as const)(
  'a living link %s shows what to scan and type; a used one says so and leads to the sign-in',
  async (_, page, operation, field) => {
    const living = await render(page, { answers: { [operation]: link[operation] } });
    expect(living.text()).toContain('ABCD EFGH');
    expect(living.wrapper.findAll('input[type=password]')).toHaveLength(2);
    living.wrapper.unmount();
    const used = await render(page, { answers: { [operation]: () => ({ [field]: gone }) } });
    expect(used.text()).toContain('链接已失效。');
    expect(used.wrapper.find('form').exists()).toBe(false);
    expect(used.wrapper.find('a[href="/sign-in"]').exists()).toBe(true);
  },
);

test('where the network fails behind a link, it can be asked again and the link is not lost', async () => {
  let tries = 0;
  const { wrapper, text } = await render(FirstPage, {
    answers: {
      OpenFirstAdministrator: () => {
        tries += 1;
        if (tries === 1) throw new TypeError('Failed to fetch');
        return link.OpenFirstAdministrator();
      },
    },
  });
  await flushPromises();
  await wrapper
    .findAll('button')
    .find((one) => one.text() === '再试一次')
    ?.trigger('click');
  await flushPromises();
  expect(text()).toContain('ABCD EFGH');
});
