export { isEmail, normalizeEmail } from './email.ts';
export { checkPassword, hashPassword, isPassword, PASSWORD_LENGTH, type PasswordProblem } from './passwords.ts';
