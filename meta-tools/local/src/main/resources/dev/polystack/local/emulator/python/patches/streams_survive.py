"""The records of DynamoDB streams are saved with their tables.

As it comes, what nobody has read yet is gone after a restart, and with it the events of an outbox.
"""

import copy

import ministack.services.dynamodb as dynamodb

_KEY = "stream_records"
_TRIMMED = "stream_trimmed"


def apply():
    get_state, load = dynamodb.get_state, dynamodb.load_persisted_state

    def with_records():
        state = get_state()
        state[_KEY] = copy.copy(dynamodb._stream_records)
        state[_KEY]._data = {key: list(all) for key, all in dynamodb._stream_records._data.items()}
        state[_TRIMMED] = copy.deepcopy(dynamodb._stream_trimmed)
        return state

    def load_records(state):
        load(state)
        for store, key in ((dynamodb._stream_records, _KEY), (dynamodb._stream_trimmed, _TRIMMED)):
            if state.get(key) is not None:
                store._data.update(state[key]._data)

    dynamodb.get_state = with_records
    dynamodb.load_persisted_state = load_records
