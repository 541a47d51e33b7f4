export default {
  title: '排班有变动',
  forHer: {
    CALLED_OFF: '组织方已取消，您不用前往',
    MOVED: '时间或地点改了，您的报名仍然有效',
    RELEASED: '活动改了时间，与您的其他服务重叠，名额已取消',
    LOST_PLACE: '名额减少，您的报名已由队长取消，您不用前往',
  },
  forAll: {
    CALLED_OFF: '活动已取消',
    MOVED: '时间或地点有变动',
    RELEASED: '时间或地点有变动',
    LOST_PLACE: '名额有变动',
  },
  closed: '活动已结束',
  served: '服务了 {n} 人',
  photos: '活动照片',
  time: '时间',
  place: '地点',
  reason: '原因：{reason}',
  at: '{date} 通知',
  was: '原定 {time}',
};
