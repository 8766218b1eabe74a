/** What stands at `/` until the web app does. */
export const welcomePage = `<!doctype html>
<html lang="ko">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Moim (모임)</title>
<style>
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 10vh auto; padding: 0 1.5rem; color: #1f2937 }
  code { background: #f3f4f6; padding: .1em .35em; border-radius: .25em }
  @media (prefers-color-scheme: dark) { body { background: #111827; color: #e5e7eb } code { background: #1f2937 } }
</style>
<h1>Moim 모임</h1>
<p>The platform runs. Its one endpoint is <code>POST /graphql</code>; whether every part serves is at <a href="/readyz"><code>/readyz</code></a>.</p>
<p><a href="/sign-in">Sign in · 로그인</a></p>
<p>서버가 실행 중입니다. 화면 하나에 요청 하나, <code>POST /graphql</code>로 보내세요.</p>
</html>
`;
