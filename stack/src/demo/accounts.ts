/** The password of all demo accounts. */
export const DEMO_PASSWORD = 'moim-demo-2026';

/** The demo accounts, as the launcher prints them. */
export const DEMO_ACCOUNTS = [
  { key: 'minji', email: 'minji@moim.test', name: '김민지', who: 'leader of 북한산 등산회' },
  { key: 'junho', email: 'junho@moim.test', name: '이준호', who: 'staff of 북한산 등산회, leader of 한강 러닝크루' },
  { key: 'seoyeon', email: 'seoyeon@moim.test', name: '박서연', who: 'member of 북한산 등산회' },
  { key: 'doyun', email: 'doyun@moim.test', name: '최도윤', who: 'member of no club yet' },
  { key: 'harin', email: 'harin@moim.test', name: '정하린', who: 'leader of 비밀 독서회 (private)' },
] as const;

/** Somebody with an account at the sign-in server alone: to try signing in with it for the first time. */
export const DEMO_AUTH_ACCOUNT = { email: 'jiwoo@moim.test', name: '한지우' } as const;
