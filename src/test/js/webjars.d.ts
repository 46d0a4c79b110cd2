// The WebJars are served by the container and are not on disk when the types are checked.
declare module '../webjars/*';
declare module '../../webjars/*';
