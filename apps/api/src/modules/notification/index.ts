/** For the entry points only: no module imports notification. */
export { notificationModule } from './notification.module.ts';
export { type SmsGateway, setSmsGateway } from './sms/gateway.ts';
