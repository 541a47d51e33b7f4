export default {
  title: '培训、表彰和评价',
  note: '单独记录，不计入服务时长。有误请联系队长或所在村（社区）妇联更正。',
  kind: '种类',
  none: { TRAINING: '还没有培训记录', AWARD: '还没有表彰记录', EVALUATION: '还没有评价' },
  noneHint: '队长或妇联登记后，会出现在这里。',
  learned: '学习 {time}',
  takenBack: '已撤销',
  enteredBy: '{name} {at} 登记',
  because: '更正原因：{reason}',
  said: '原来：{what}',
};
