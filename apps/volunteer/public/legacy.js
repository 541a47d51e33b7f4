/*
 * Runs before the app, in the page and in its service worker: what phones with an Android 8 browser (Chromium 69)
 * lack and the app or its libraries use. Plain ES5: a browser too old for the app must still be able to say so.
 * build/old-phones.ts lets nothing newer into the app than what stands here.
 */
(function (self) {
  'use strict';
  /* Asked before anything is added: the app's syntax is of Chromium 69, which came with flatMap. */
  var able =
    self.document &&
    'noModule' in document.createElement('script') &&
    'Proxy' in self &&
    'fetch' in self &&
    'flatMap' in Array.prototype;
  if (!self.globalThis) self.globalThis = self;
  if (!self.queueMicrotask)
    self.queueMicrotask = function (task) {
      Promise.resolve().then(task)['catch'](function (error) {
        setTimeout(function () {
          throw error;
        });
      });
    };
  if (!Object.fromEntries)
    Object.fromEntries = function (entries) {
      var made = {};
      Array.from(entries).forEach(function (entry) {
        made[entry[0]] = entry[1];
      });
      return made;
    };
  if (!Object.hasOwn)
    Object.hasOwn = function (thing, key) {
      return Object.prototype.hasOwnProperty.call(thing, key);
    };
  if (!Array.prototype.at)
    Object.defineProperty(Array.prototype, 'at', {
      configurable: true,
      writable: true,
      value: function (index) {
        var place = Math.trunc(index) || 0;
        return this[place < 0 ? place + this.length : place];
      },
    });
  if (self.Promise && !Promise.allSettled)
    Promise.allSettled = function (all) {
      return Promise.all(
        Array.from(all).map(function (one) {
          return Promise.resolve(one).then(
            function (value) {
              return { status: 'fulfilled', value: value };
            },
            function (reason) {
              return { status: 'rejected', reason: reason };
            }
          );
        })
      );
    };
  if (!self.document) return;

  /* Without modules, proxies and that syntax the app cannot start, and the page would stay white. */
  if (!able) {
    document.addEventListener('DOMContentLoaded', function () {
      document.getElementById('app').innerHTML =
        '<main style="padding:32px 20px;font-size:18px;line-height:1.6"><h1 style="font-size:22px">手机浏览器的版本太旧</h1>' +
        '<p>请更新微信或浏览器后再打开；也可以请队长代您签到。</p>' +
        '<p lang="en">This browser is too old. Please update it, or ask the coordinator to check you in.</p></main>';
    });
    return;
  }

  /* Space between things in a row came with Chromium 84; older ones get margins instead (build/flex-gap.ts). */
  var box = document.createElement('div');
  box.style.display = 'flex';
  box.style.flexDirection = 'column';
  box.style.rowGap = '1px';
  box.style.position = 'absolute';
  box.appendChild(document.createElement('div'));
  box.appendChild(document.createElement('div'));
  document.documentElement.appendChild(box);
  if (box.scrollHeight !== 1) document.documentElement.className += ' no-flex-gap';
  document.documentElement.removeChild(box);
})(typeof self === 'undefined' ? this : self);
