/* libzmq's own limit: the same work with nothing between it and C. Also makes the load of the echo servers of all sides.
   The protocol is that of ../serve.py. */
#include "libzmq.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MAX_SOCKETS = 4096, ADDRESS_BYTES = 512, LINE_BYTES = 2048 };
/* From ZERO_COPY_BYTES on libzmq sends the payload from where it lies, as pyzmq does with copy=False. */
enum { PAYLOAD_BYTES = 1 << 20, ZERO_COPY_BYTES = 64 << 10 };

typedef struct {
    char work[32];
    char transport[16];
    char folder[ADDRESS_BYTES];
    char endpoint[ADDRESS_BYTES];
    long size, count, warm, hwm, peers;
} order_t;

static void *context;

static void check(int result, const char *what)
{
    if (result == -1) {
        perror(what);
        exit(1);
    }
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void say(const char *text)
{
    printf("@%s\n", text);
    fflush(stdout);
}

static void hear(void)
{
    char line[LINE_BYTES];
    if (fgets(line, sizeof line, stdin) == NULL)
        exit(1);
}

static void *open_socket(int kind, const order_t *order)
{
    int hwm = (int)order->hwm;
    void *socket = zmq_socket(context, kind);
    check(socket == NULL ? -1 : 0, "zmq_socket");
    check(zmq_setsockopt(socket, ZMQ_SNDHWM, &hwm, sizeof hwm), "SNDHWM");
    check(zmq_setsockopt(socket, ZMQ_RCVHWM, &hwm, sizeof hwm), "RCVHWM");
    return socket;
}

static void *bound(int kind, const order_t *order, char *endpoint)
{
    static int names;
    char address[2 * ADDRESS_BYTES];
    size_t length = ADDRESS_BYTES;
    void *socket = open_socket(kind, order);
    names++;
    if (strcmp(order->transport, "tcp") == 0)
        strcpy(address, "tcp://127.0.0.1:*");
    else if (strcmp(order->transport, "ipc") == 0)
        snprintf(address, sizeof address, "ipc://%s/%ld-%d", order->folder, (long)getpid(), names);
    else
        snprintf(address, sizeof address, "inproc://%d", names);
    check(zmq_bind(socket, address), "zmq_bind");
    check(zmq_getsockopt(socket, ZMQ_LAST_ENDPOINT, endpoint, &length), "LAST_ENDPOINT");
    return socket;
}

static void *joined(int kind, const char *endpoint, const order_t *order)
{
    void *socket = open_socket(kind, order);
    check(zmq_connect(socket, endpoint), "zmq_connect");
    return socket;
}

static void send_new(void *socket, long size)
{
    static char payload[PAYLOAD_BYTES];
    zmq_msg_t message;
    if (size < ZERO_COPY_BYTES) {
        check(zmq_msg_init_size(&message, (size_t)size), "zmq_msg_init_size");
        memcpy(zmq_msg_data(&message), payload, (size_t)size);
    } else {
        check(zmq_msg_init_data(&message, payload, (size_t)size, NULL, NULL), "zmq_msg_init_data");
    }
    check(zmq_msg_send(&message, socket, 0), "zmq_msg_send");
}

static void send_many(void *socket, long size, long count)
{
    for (long index = 0; index < count; index++)
        send_new(socket, size);
}

static void receive_many(void *socket, long count)
{
    zmq_msg_t message;
    check(zmq_msg_init(&message), "zmq_msg_init");
    for (long index = 0; index < count; index++)
        check(zmq_msg_recv(&message, socket, 0), "zmq_msg_recv");
    zmq_msg_close(&message);
}

static void echo_many(void *socket, long count)
{
    zmq_msg_t message;
    check(zmq_msg_init(&message), "zmq_msg_init");
    for (long index = 0; index < count; index++) {
        check(zmq_msg_recv(&message, socket, 0), "zmq_msg_recv");
        check(zmq_msg_send(&message, socket, 0), "zmq_msg_send");
    }
    zmq_msg_close(&message);
}

static void ask_many(void *socket, long size, long count)
{
    for (long index = 0; index < count; index++) {
        send_new(socket, size);
        receive_many(socket, 1);
    }
}

/* A thread beside, which sends, echoes or routes. */
typedef struct {
    void (*body)(void *socket, long size, long count);
    void *socket;
    long size, count;
} beside_t;

static void *run_beside(void *argument)
{
    beside_t *beside = argument;
    beside->body(beside->socket, beside->size, beside->count);
    return NULL;
}

static pthread_t start(beside_t *beside)
{
    pthread_t thread;
    check(pthread_create(&thread, NULL, run_beside, beside) ? -1 : 0, "pthread_create");
    return thread;
}

static void echo_beside(void *socket, long size, long count)
{
    (void)size;
    echo_many(socket, count);
}

/* A router's messages have two frames: who asked, and what. */
static void route_beside(void *socket, long size, long count)
{
    zmq_msg_t who, what;
    (void)size;
    check(zmq_msg_init(&who), "zmq_msg_init");
    check(zmq_msg_init(&what), "zmq_msg_init");
    for (long index = 0; index < count; index++) {
        check(zmq_msg_recv(&who, socket, 0), "zmq_msg_recv");
        check(zmq_msg_recv(&what, socket, 0), "zmq_msg_recv");
        check(zmq_msg_send(&who, socket, ZMQ_SNDMORE), "zmq_msg_send");
        check(zmq_msg_send(&what, socket, 0), "zmq_msg_send");
    }
}

static double push_pull(const order_t *order)
{
    char endpoint[ADDRESS_BYTES];
    void *pull = bound(ZMQ_PULL, order, endpoint);
    void *push = joined(ZMQ_PUSH, endpoint, order);
    long parts[] = {order->warm, order->count};
    double began = 0;
    for (int part = 0; part < 2; part++) {
        beside_t sender = {send_many, push, order->size, parts[part]};
        began = now();
        pthread_t thread = start(&sender);
        receive_many(pull, parts[part]);
        pthread_join(thread, NULL);
    }
    double took = now() - began;
    zmq_close(push);
    zmq_close(pull);
    return took / (double)order->count;
}

static double pull(const order_t *order)
{
    char endpoint[ADDRESS_BYTES];
    void *socket = bound(ZMQ_PULL, order, endpoint);
    say(endpoint);
    receive_many(socket, order->warm);
    say("warm");
    receive_many(socket, 1);
    double began = now();
    receive_many(socket, order->count);
    double took = now() - began;
    say("done");
    zmq_close(socket);
    return took / (double)order->count;
}

static double push(const order_t *order)
{
    void *socket = joined(ZMQ_PUSH, order->endpoint, order);
    send_many(socket, order->size, order->warm);
    hear();
    send_many(socket, order->size, order->count + 1);
    /* Until all has arrived: over ipc libzmq may lose what a sender that closes at once has left in the kernel. */
    hear();
    zmq_close(socket);
    return 0;
}

static double req_rep(const order_t *order)
{
    char endpoint[ADDRESS_BYTES];
    void *reply = bound(ZMQ_REP, order, endpoint);
    void *request = joined(ZMQ_REQ, endpoint, order);
    beside_t server = {echo_beside, reply, order->size, order->warm + order->count};
    pthread_t thread = start(&server);
    ask_many(request, order->size, order->warm);
    double began = now();
    ask_many(request, order->size, order->count);
    double took = now() - began;
    pthread_join(thread, NULL);
    zmq_close(request);
    zmq_close(reply);
    return took / (double)order->count;
}

static double rep(const order_t *order)
{
    char endpoint[ADDRESS_BYTES];
    void *socket = bound(ZMQ_REP, order, endpoint);
    say(endpoint);
    echo_many(socket, order->warm + order->count);
    zmq_close(socket);
    return 0;
}

static double req(const order_t *order)
{
    void *socket = joined(ZMQ_REQ, order->endpoint, order);
    ask_many(socket, order->size, order->warm);
    double began = now();
    ask_many(socket, order->size, order->count);
    double took = now() - began;
    zmq_close(socket);
    return took / (double)order->count;
}

static void receive_all(zmq_pollitem_t *items, int peers, long left)
{
    zmq_msg_t message;
    check(zmq_msg_init(&message), "zmq_msg_init");
    while (left > 0) {
        check(zmq_poll(items, peers, -1), "zmq_poll");
        for (int index = 0; index < peers; index++)
            while (items[index].revents && zmq_msg_recv(&message, items[index].socket, ZMQ_DONTWAIT) != -1)
                left--;
    }
    zmq_msg_close(&message);
}

static double fan_out(const order_t *order)
{
    char endpoint[ADDRESS_BYTES], topic[32];
    int peers = (int)order->peers;
    void *publisher = bound(ZMQ_XPUB, order, endpoint);
    zmq_pollitem_t *items = calloc((size_t)peers, sizeof *items);
    for (int index = 0; index < peers; index++) {
        void *socket = open_socket(ZMQ_SUB, order);
        int length = snprintf(topic, sizeof topic, "own-%d", index);
        check(zmq_setsockopt(socket, ZMQ_SUBSCRIBE, "", 0), "SUBSCRIBE");
        check(zmq_setsockopt(socket, ZMQ_SUBSCRIBE, topic, (size_t)length), "SUBSCRIBE");
        check(zmq_connect(socket, endpoint), "zmq_connect");
        items[index] = (zmq_pollitem_t){socket, 0, ZMQ_POLLIN, 0};
    }
    receive_many(publisher, peers + 1);
    long parts[] = {order->warm, order->count};
    double began = 0;
    for (int part = 0; part < 2; part++) {
        beside_t sender = {send_many, publisher, order->size, parts[part]};
        began = now();
        pthread_t thread = start(&sender);
        receive_all(items, peers, parts[part] * peers);
        pthread_join(thread, NULL);
    }
    double took = now() - began;
    for (int index = 0; index < peers; index++)
        zmq_close(items[index].socket);
    zmq_close(publisher);
    free(items);
    return took / (double)order->count;
}

/* Each client has one request under way. */
static void ask_all(zmq_pollitem_t *items, const order_t *order, long count)
{
    int peers = (int)order->peers;
    long left = count * peers;
    long *due = calloc((size_t)peers, sizeof *due);
    for (int index = 0; index < peers; index++) {
        due[index] = count;
        send_new(items[index].socket, order->size);
    }
    while (left > 0) {
        check(zmq_poll(items, peers, -1), "zmq_poll");
        for (int index = 0; index < peers; index++) {
            if (!items[index].revents)
                continue;
            receive_many(items[index].socket, 1);
            left--;
            if (--due[index] > 0)
                send_new(items[index].socket, order->size);
        }
    }
    free(due);
}

static double load_with(const order_t *order, const char *endpoint)
{
    int peers = (int)order->peers;
    zmq_pollitem_t *items = calloc((size_t)peers, sizeof *items);
    for (int index = 0; index < peers; index++)
        items[index] = (zmq_pollitem_t){joined(ZMQ_DEALER, endpoint, order), 0, ZMQ_POLLIN, 0};
    ask_all(items, order, order->warm);
    double began = now();
    ask_all(items, order, order->count);
    double took = now() - began;
    for (int index = 0; index < peers; index++)
        zmq_close(items[index].socket);
    free(items);
    return took / (double)(order->count * peers);
}

static double load(const order_t *order)
{
    return load_with(order, order->endpoint);
}

static double clients(const order_t *order)
{
    char endpoint[ADDRESS_BYTES];
    void *router = bound(ZMQ_ROUTER, order, endpoint);
    beside_t server = {route_beside, router, 0, (order->warm + order->count) * order->peers};
    pthread_t thread = start(&server);
    double figure = load_with(order, endpoint);
    pthread_join(thread, NULL);
    zmq_close(router);
    return figure;
}

static double echo(const order_t *order)
{
    char endpoint[ADDRESS_BYTES];
    void *router = bound(ZMQ_ROUTER, order, endpoint);
    say(endpoint);
    route_beside(router, 0, (order->warm + order->count) * order->peers);
    zmq_close(router);
    return 0;
}

static const struct {
    const char *name;
    double (*run)(const order_t *);
} works[] = {
    {"push_pull", push_pull}, {"pull", pull}, {"push", push}, {"req_rep", req_rep}, {"rep", rep}, {"req", req},
    {"fan_out", fan_out}, {"clients", clients}, {"echo", echo}, {"load", load},
};

static void parse(char *line, order_t *order)
{
    char *word = strtok(line, " \n");
    memset(order, 0, sizeof *order);
    snprintf(order->work, sizeof order->work, "%s", word == NULL ? "" : word);
    while ((word = strtok(NULL, " \n")) != NULL) {
        char *value = strchr(word, '=');
        if (value == NULL)
            continue;
        *value++ = '\0';
        if (strcmp(word, "transport") == 0)
            snprintf(order->transport, sizeof order->transport, "%s", value);
        else if (strcmp(word, "folder") == 0)
            snprintf(order->folder, sizeof order->folder, "%s", value);
        else if (strcmp(word, "endpoint") == 0)
            snprintf(order->endpoint, sizeof order->endpoint, "%s", value);
        else if (strcmp(word, "size") == 0)
            order->size = atol(value);
        else if (strcmp(word, "count") == 0)
            order->count = atol(value);
        else if (strcmp(word, "warm") == 0)
            order->warm = atol(value);
        else if (strcmp(word, "hwm") == 0)
            order->hwm = atol(value);
        else if (strcmp(word, "peers") == 0)
            order->peers = atol(value);
    }
}

int main(int argc, char **argv)
{
    char line[LINE_BYTES];
    order_t order;
    if (argc != 2) {
        fprintf(stderr, "usage: limit LIBZMQ\n");
        return 2;
    }
    load_libzmq(argv[1]);
    context = zmq_ctx_new();
    check(zmq_ctx_set(context, ZMQ_MAX_SOCKETS, MAX_SOCKETS), "MAX_SOCKETS");
    while (fgets(line, sizeof line, stdin) != NULL) {
        size_t index = 0, last = sizeof works / sizeof *works;
        parse(line, &order);
        while (index < last && strcmp(works[index].name, order.work) != 0)
            index++;
        if (index == last)
            printf("!no such work: %s\n", order.work);
        else
            printf("%.9g\n", works[index].run(&order));
        fflush(stdout);
    }
    return 0;
}
