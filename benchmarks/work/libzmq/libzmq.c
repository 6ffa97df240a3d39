#include "libzmq.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

void *(*zmq_ctx_new)(void);
int (*zmq_ctx_set)(void *, int, int);
void *(*zmq_socket)(void *, int);
int (*zmq_setsockopt)(void *, int, const void *, size_t);
int (*zmq_getsockopt)(void *, int, void *, size_t *);
int (*zmq_bind)(void *, const char *);
int (*zmq_connect)(void *, const char *);
int (*zmq_close)(void *);
int (*zmq_poll)(zmq_pollitem_t *, int, long);
int (*zmq_msg_init)(zmq_msg_t *);
int (*zmq_msg_init_size)(zmq_msg_t *, size_t);
int (*zmq_msg_init_data)(zmq_msg_t *, void *, size_t, void (*)(void *, void *), void *);
int (*zmq_msg_close)(zmq_msg_t *);
int (*zmq_msg_send)(zmq_msg_t *, void *, int);
int (*zmq_msg_recv)(zmq_msg_t *, void *, int);
void *(*zmq_msg_data)(zmq_msg_t *);

static void *find(void *library, const char *name)
{
    void *symbol = dlsym(library, name);
    if (symbol == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(1);
    }
    return symbol;
}

void load_libzmq(const char *path)
{
    void *library = dlopen(path, RTLD_NOW);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(1);
    }
#define FIND(name) *(void **)&name = find(library, #name)
    FIND(zmq_ctx_new);
    FIND(zmq_ctx_set);
    FIND(zmq_socket);
    FIND(zmq_setsockopt);
    FIND(zmq_getsockopt);
    FIND(zmq_bind);
    FIND(zmq_connect);
    FIND(zmq_close);
    FIND(zmq_poll);
    FIND(zmq_msg_init);
    FIND(zmq_msg_init_size);
    FIND(zmq_msg_init_data);
    FIND(zmq_msg_close);
    FIND(zmq_msg_send);
    FIND(zmq_msg_recv);
    FIND(zmq_msg_data);
#undef FIND
}
