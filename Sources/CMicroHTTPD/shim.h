#pragma once

#include <microhttpd.h>
#include <string.h>

/* MHD_start_daemon takes what varies, which Swift cannot call. These are the options that are needed. */

static size_t gongkai_http_keep(void *nothing, struct MHD_Connection *connection, char *text) {
    (void)nothing;
    (void)connection;
    return strlen(text);
}

struct gongkai_http_limits {
    unsigned threads;
    unsigned connections;
    unsigned seconds;
    size_t header_bytes;
};

/* Serves a listening socket. Addresses are handed on as they were sent, not decoded. */
static inline struct MHD_Daemon *gongkai_http_start(
    int socket, struct gongkai_http_limits limits, MHD_AccessHandlerCallback answer,
    MHD_RequestCompletedCallback completed, MHD_NotifyConnectionCallback connected, void *context) {
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, answer, context,
        MHD_OPTION_LISTEN_SOCKET, socket,
        MHD_OPTION_THREAD_POOL_SIZE, limits.threads,
        MHD_OPTION_CONNECTION_LIMIT, limits.connections,
        MHD_OPTION_CONNECTION_TIMEOUT, limits.seconds,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits.header_bytes,
        MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_UNESCAPE_CALLBACK, &gongkai_http_keep, NULL,
        MHD_OPTION_NOTIFY_COMPLETED, completed, context,
        MHD_OPTION_NOTIFY_CONNECTION, connected, context,
        MHD_OPTION_END);
}

static inline int gongkai_http_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}
