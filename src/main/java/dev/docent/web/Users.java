package dev.docent.web;

import jakarta.servlet.http.HttpServletRequest;

/** Who sends a request, as {@link AccessFilter} has found out. Stateless. */
final class Users {
    private static final String ATTRIBUTE = "dev.docent.user";

    private Users() {}

    static void set(HttpServletRequest request, String user) {
        request.setAttribute(ATTRIBUTE, user);
    }

    /** Returns the id of the user. */
    static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String user) {
            return user;
        }
        throw new IllegalStateException("No AccessFilter stands before " + request.getRequestURI());
    }
}
