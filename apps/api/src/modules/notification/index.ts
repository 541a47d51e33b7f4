/** For the entry points only: no module imports notification. */
export { notificationModule } from './notification.module.ts';
export { setSmsGateway } from './sms/gateway.ts';
export { smsGatewayOf } from './sms/gateway-of.ts';
