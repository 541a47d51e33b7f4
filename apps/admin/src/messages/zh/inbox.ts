export default {
  inbox: {
    title: '待办消息',
    note: '与您有关的提醒，最新的在前',
    readAll: '全部标为已读',
    read: '标为已读',
    new: '未读',
    empty: '没有消息',
    emptyHint: '有人申请入队、报名或时长等您审核时，会在这里提醒您。',
  },
};
