"""From answers to a map, a plan and a judgement of change; emits only gated steps."""
