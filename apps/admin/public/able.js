/*
 * Runs before the app. Plain ES5: a browser too old for the app (built for Chromium 93, Safari 15.4) must still be able to
 * say so; the page would stay white otherwise. Object.hasOwn came with just those.
 */
(function () {
  'use strict';
  if ('noModule' in document.createElement('script') && 'hasOwn' in Object) return;
  document.addEventListener('DOMContentLoaded', function () {
    document.getElementById('app').innerHTML =
      '<main style="padding:32px 20px;font-size:18px;line-height:1.6"><h1 style="font-size:22px">浏览器的版本太旧</h1>' +
      '<p>请更新浏览器或微信，或换一台设备，再打开管理平台。</p>' +
      '<p lang="en">This browser is too old. Please update it, or use another device.</p></main>';
  });
})();
