import { prepareDemo } from "./server.ts";

export default prepareDemo;
