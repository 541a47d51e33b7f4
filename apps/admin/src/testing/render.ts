import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client/core';
import { loadMe, possibleTypes } from '@jinguo/web';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { createPinia } from 'pinia';
import type { Component } from 'vue';
import { createI18n } from 'vue-i18n';
import { createMemoryHistory, createRouter } from 'vue-router';
import webZh from '../../../../packages/web/src/messages/zh.ts';
import zh from '../messages/zh.ts';

/** What the server would answer, by operation name; anything not named fails the test loudly. */
export type Answers = Record<string, (variables: Record<string, unknown>) => unknown>;

const me = (actions: readonly string[]): object => ({
  me: {
    __typename: 'Me',
    accountId: 'a1',
    name: '演示·林队长',
    phoneMasked: '138****0001',
    unreadMessages: 0,
    volunteer: null,
    duties: [
      {
        __typename: 'Duty',
        unit: { __typename: 'UnitBrief', id: 'u1', name: '演示村妇联', level: 'VILLAGE' },
        role: 'COORDINATOR',
        roleName: '队长',
        actions,
      },
    ],
  },
});

/** Mounts a page or component as it stands in the app: words, router, stores, and a client that answers from `answers`. */
export async function render(
  component: Component,
  options: {
    answers?: Answers;
    actions?: readonly string[];
    props?: Record<string, unknown>;
    path?: string;
    params?: string;
    /** Names of pages it links to. */
    links?: readonly string[];
  } = {},
): Promise<{ wrapper: VueWrapper; asked: { name: string; variables: Record<string, unknown> }[]; text: () => string }> {
  const asked: { name: string; variables: Record<string, unknown> }[] = [];
  const answers: Answers = { Me: () => me(options.actions ?? []), ...options.answers };
  const link = new ApolloLink(
    (operation) =>
      new Observable((observer) => {
        asked.push({ name: operation.operationName, variables: operation.variables });
        const answer = answers[operation.operationName];
        if (!answer) return observer.error(new Error(`no answer for ${operation.operationName}`));
        observer.next({ data: answer(operation.variables) as Record<string, unknown> });
        observer.complete();
      }),
  );
  const client = new ApolloClient({ link, cache: new InMemoryCache({ possibleTypes }), devtools: { enabled: false } });
  // As in the app: the guard has asked who she is before a page is shown.
  await loadMe(client);
  const i18n = createI18n({ legacy: false, locale: 'zh', messages: { zh: { ...webZh, ...zh } } });
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: options.params ?? '/:rest(.*)*', component: { template: '<div />' }, name: 'here' },
      ...(options.links ?? []).map((name) => ({ path: `/${name}`, component: { template: '<div />' }, name })),
      { path: '/:rest(.*)*', component: { template: '<div />' }, name: 'else' },
    ],
  });
  await router.push(options.path ?? '/');
  const wrapper = mount(component, {
    attachTo: document.body,
    ...(options.props ? { props: options.props } : {}),
    global: { plugins: [createPinia(), i18n, router], provide: { [DefaultApolloClient as symbol]: client } },
  });
  await flushPromises();
  return { wrapper, asked, text: () => document.body.textContent ?? '' };
}
