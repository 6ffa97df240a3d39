/* The few functions of libzmq that are used here, found in the very library that pyzmq brings: no header of the system's
   own, possibly other, version takes part. The constants are those of zmq.h, which never change. */
#ifndef LIBZMQ_H
#define LIBZMQ_H

#include <stddef.h>

enum { ZMQ_SUB = 2, ZMQ_REQ = 3, ZMQ_REP = 4, ZMQ_DEALER = 5, ZMQ_ROUTER = 6, ZMQ_PULL = 7, ZMQ_PUSH = 8, ZMQ_XPUB = 9 };
enum { ZMQ_SUBSCRIBE = 6, ZMQ_SNDHWM = 23, ZMQ_RCVHWM = 24, ZMQ_LAST_ENDPOINT = 32 };
enum { ZMQ_DONTWAIT = 1, ZMQ_SNDMORE = 2, ZMQ_POLLIN = 1, ZMQ_MAX_SOCKETS = 2 };

typedef union {
    unsigned char bytes[64];
    void *alignment;
} zmq_msg_t;

typedef struct {
    void *socket;
    int fd;
    short events;
    short revents;
} zmq_pollitem_t;

extern void *(*zmq_ctx_new)(void);
extern int (*zmq_ctx_set)(void *, int, int);
extern void *(*zmq_socket)(void *, int);
extern int (*zmq_setsockopt)(void *, int, const void *, size_t);
extern int (*zmq_getsockopt)(void *, int, void *, size_t *);
extern int (*zmq_bind)(void *, const char *);
extern int (*zmq_connect)(void *, const char *);
extern int (*zmq_close)(void *);
extern int (*zmq_poll)(zmq_pollitem_t *, int, long);
extern int (*zmq_msg_init)(zmq_msg_t *);
extern int (*zmq_msg_init_size)(zmq_msg_t *, size_t);
extern int (*zmq_msg_init_data)(zmq_msg_t *, void *, size_t, void (*)(void *, void *), void *);
extern int (*zmq_msg_close)(zmq_msg_t *);
extern int (*zmq_msg_send)(zmq_msg_t *, void *, int);
extern int (*zmq_msg_recv)(zmq_msg_t *, void *, int);
extern void *(*zmq_msg_data)(zmq_msg_t *);

/* Finds all of them in the library at this path; ends the program when it cannot. */
void load_libzmq(const char *path);

#endif
