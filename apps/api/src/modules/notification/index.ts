/** For the entry points only: no module imports notification. */
export { notificationModule } from './notification.module.ts';
export { consoleGateway, setSmsGateway } from './sms/gateway.ts';
