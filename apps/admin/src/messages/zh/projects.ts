export default {
  projects: {
    title: '项目', note: '在一段时间内、面向一定对象、有目标的服务；活动是项目中有日期的一次服务', create: '新建项目', edit: '修改项目', find: '按项目名称、拼音查找', anyState: '全部状态', state: '状态', name: '项目名称', serviceType: '服务类型', unit: '组织单位', term: '起止日期', startsOn: '开始日期', endsOn: '结束日期', activities: '活动', acts: '操作', addActivity: '添加活动',
    goal: '目标与对象', goalHint: '服务谁、要达到什么目标', noMatch: '没有符合条件的项目', noMatchHint: '请换个条件再找。', empty: '还没有项目', emptyHint: '从“新建项目”开始；只办一次的活动可以直接快速发起。',
  },
};
