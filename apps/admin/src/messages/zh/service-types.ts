export default {
  serviceTypes: {
    title: '服务类型', note: '通知规定的五类在最上层，可在其下或其旁增加', add: '添加服务类型', addUnder: '添加下级', edit: '修改服务类型', empty: '还没有服务类型', emptyHint: '先添加一个，活动才能归类。', name: '名称', code: '代码', risk: '风险', privacy: '保密等级', qualification: '须具备的资格', noQualification: '不要求', state: '状态', inUse: '使用中', retired: '已停用', acts: '操作',
    parent: '上级类型', topLevel: '最上层', description: '说明', sort: '排序', sealedHint: '封存的类型在消息、日历、记录和证明上只显示“专业服务”，不显示类型和地点。',
  },
};
