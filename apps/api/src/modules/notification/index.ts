/** For the entry points only: no module imports notification. */
export { notificationModule } from './notification.module.ts';
export { setSmsGateway, type SmsGateway } from './sms/gateway.ts';
