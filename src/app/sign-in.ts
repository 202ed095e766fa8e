// App · sign-in for the doors: they reach the store through here.
export { type Attempt, openSignIn, type SignedIn, type SignIn } from '../store/sign-in/sign-in.ts'
