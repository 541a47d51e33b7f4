import '@jinguo/web/tokens.css';
import '@jinguo/web/base.css';
import 'element-plus/theme-chalk/base.css';
import 'element-plus/theme-chalk/dark/css-vars.css';
import './styles/element.css';
import './styles/admin.css';
import { createClient, setUpI18n, setUpTheme } from '@jinguo/web';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { ElMessage } from 'element-plus';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { onMissingPart } from './app/missing-part.ts';
import { makeRouter } from './app/router.ts';
import zh from './messages/zh.ts';

setUpTheme();
const client = createClient({
  app: 'admin',
  onSignedOut: () => void router.push({ name: 'sign-in', query: { next: router.currentRoute.value.fullPath } }),
  onReconnected: () => void client.refetchQueries({ include: 'active' }),
});
const router = makeRouter(client);
const i18n = await setUpI18n({ zh, en: () => import('./messages/en.ts') });
onMissingPart(router, (failure) => void ElMessage.error(i18n.global.t(`failure.${failure}`)));

createApp(App).provide(DefaultApolloClient, client).use(createPinia()).use(i18n).use(router).mount('#app');
