#include <stdint.h>
#include <string.h>

#pragma pack(push, 1)
struct message {
    uint8_t version;
    int16_t number;
    char name[48];
    uint16_t check;
};
#pragma pack(pop)

static uint16_t sum_of(const struct message *m)
{
    const uint8_t *p = (const uint8_t *)m;
    uint32_t total = 0;
    for (unsigned i = 0; i < sizeof *m - sizeof m->check; i++)
        total = total * 31 + p[i];
    return (uint16_t)(total ^ (total >> 16));
}

static void seal(struct message *m, const char *name, int number)
{
    memset(m, 0, sizeof *m);
    m->version = 2;
    m->number = (int16_t)number;
    strncpy(m->name, name, sizeof m->name - 1);
    m->check = sum_of(m);
}
